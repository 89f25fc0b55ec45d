import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from ipsearch.letters import BLOCK_KINDS, BLOCK_SEPARATOR, FURNITURE
from ipsearch.readers.assembly import assemble
from ipsearch.readers.drafts import Draft, DraftBlock, DraftPage

_cells = st.lists(st.text(max_size=8), min_size=1, max_size=3).map(tuple)
_blocks = st.builds(
    DraftBlock,
    kind=st.sampled_from(BLOCK_KINDS),
    text=st.text(max_size=40),
    continues=st.sampled_from(("none", "text", "word")),
    rows=st.one_of(st.just(()), st.lists(_cells, max_size=3).map(tuple)),
    header_rows=st.integers(0, 2),
)
_drafts = st.lists(st.builds(DraftPage, st.none(), st.lists(_blocks, max_size=6).map(tuple)), max_size=4).map(
    lambda pages: Draft(tuple(pages))
)


def _draft(*pages: tuple[DraftBlock, ...]) -> Draft:
    return Draft(tuple(DraftPage(None, blocks) for blocks in pages))


@given(_drafts)
def test_every_block_stands_at_its_offsets_and_the_page_holds_nothing_else(draft: Draft) -> None:
    for page in assemble(draft):
        inside = [block for block in page.blocks if block.kind not in FURNITURE]
        assert all(block.text == page.text[block.start : block.end] for block in inside)
        assert page.text == BLOCK_SEPARATOR.join(block.text for block in inside)
        assert all(block.start is None and block.paragraph is None for block in page.blocks if block.kind in FURNITURE)


@given(_drafts)
def test_text_is_normal_and_no_block_is_empty(draft: Draft) -> None:
    for page in assemble(draft):
        for block in page.blocks:
            assert block.text == block.text.strip() != ""
            assert unicodedata.is_normalized("NFC", block.text)
            assert not set(block.text) & {"\u00a0", "\u00ad", "\u200b", "\t", "\r"}


@given(_drafts)
def test_paragraph_numbers_rise_by_one_and_halves_share_theirs(draft: Draft) -> None:
    seen = 0
    for before, page in zip((None, *assemble(draft)), assemble(draft), strict=False):
        runs_on = [block for block in before.blocks if block.continues != "none"] if before else []
        assert len(runs_on) <= 1
        shared = runs_on[0].paragraph if runs_on else None
        for block in page.blocks:
            if block.paragraph is None:
                continue
            if shared is not None and block.kind != "footnote":
                assert (block.paragraph, block.kind) == (shared, runs_on[0].kind)
                shared = None
            else:
                assert block.paragraph == seen + 1
                seen += 1


def test_a_footnote_between_the_halves_does_not_part_them() -> None:
    first = (DraftBlock("paragraph", "De zin loopt", continues="text"), DraftBlock("footnote", "Een noot.", label="1"))
    second = (DraftBlock("footnote", "Nog een."), DraftBlock("paragraph", "hier door."))
    pages = assemble(_draft(first, second))
    assert [block.paragraph for page in pages for block in page.blocks] == [1, 2, 3, 1]


def test_a_claim_that_nothing_takes_up_is_dropped() -> None:
    pages = assemble(_draft((DraftBlock("bullet", "- en", continues="text"),), (DraftBlock("paragraph", "verder."),)))
    assert pages[0].blocks[0].continues == "none"
    assert [page.blocks[0].paragraph for page in pages] == [1, 2]


def test_tables_are_lines_of_cells_and_empty_rows_go() -> None:
    rows = (("Post", "Bedrag"), ("", ""), ("Reis\u00a0kosten", " 12 "))
    page = assemble(_draft((DraftBlock("table", "", rows=rows, header_rows=2),)))[0]
    assert page.text == "Post | Bedrag\nReis kosten | 12"
    assert page.blocks[0].header_rows == 1


def test_lines_stay_where_they_mean_something() -> None:
    blocks = (
        DraftBlock("margin", "Ons kenmerk\n 77\u00a088 "),
        DraftBlock("signature", "De Minister,\n\nA. Bee"),
        DraftBlock("paragraph", "een\ntwee"),
    )
    assert [block.text for block in assemble(_draft(blocks))[0].blocks] == [
        "Ons kenmerk\n77 88",
        "De Minister,\nA. Bee",
        "een twee",
    ]
