"""The page on which a browser shows its token, where reading needs one."""

from __future__ import annotations

from http import HTTPStatus

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from ipsearch.api.paths import COOKIE
from ipsearch.api.service import Service
from ipsearch.web.rendering import render

_WORKDAY = 10 * 3600


class SigningInPages:
    """Sign in, and out."""

    def __init__(self, service: Service) -> None:
        self._service = service

    def show(self, request: Request) -> Response:
        """The form."""
        return render("sign_in.html", there=_safe(request.query_params.get("naar", "/")), failed=False)

    async def sign_in(self, request: Request) -> Response:
        """Keep the token in a cookie that scripts and other sites cannot use."""
        form = await request.form()
        there, text = _safe(str(form.get("naar", "/"))), str(form.get("token", "")).strip()
        if self._service.tokens.find(text) is None:
            return render("sign_in.html", HTTPStatus.UNAUTHORIZED, there=there, failed=True)
        answer = RedirectResponse(there, HTTPStatus.SEE_OTHER)
        answer.set_cookie(
            COOKIE, text, max_age=_WORKDAY, httponly=True, samesite="strict", secure=request.url.scheme == "https"
        )
        return answer


def _safe(there: str) -> str:
    """Only to a page of ours: elsewhere nobody is sent."""
    return there if there.startswith("/") and not there.startswith("//") and "\\" not in there else "/"
