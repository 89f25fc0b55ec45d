"""How do coordinates of a PDF map to the page? (ISO 32000-1, 8.3)"""

from __future__ import annotations

from collections.abc import Sequence

Matrix = tuple[float, float, float, float, float, float]

IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def times(first: Matrix, second: Matrix) -> Matrix:
    """The matrix that applies ``first`` and then ``second``."""
    a, b, c, d, e, f = first
    p, q, r, s, t, u = second
    return (a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u)


def moved(matrix: Matrix, x: float, y: float) -> Matrix:
    """The matrix with its origin moved by ``(x, y)`` in its own units."""
    a, b, c, d, e, f = matrix
    return (a, b, c, d, x * a + y * c + e, x * b + y * d + f)


def apply(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    """The point ``(x, y)`` in the outer units."""
    a, b, c, d, e, f = matrix
    return x * a + y * c + e, x * b + y * d + f


def from_numbers(numbers: Sequence[object]) -> Matrix:
    """Six numbers of a file as a matrix.

    Raises:
        ValueError: when there are not six numbers.
    """
    values = [float(number) for number in numbers if isinstance(number, (int, float))]
    if len(values) != 6:
        raise ValueError("a matrix has six numbers")
    return (values[0], values[1], values[2], values[3], values[4], values[5])
