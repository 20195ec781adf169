"""Amounts of money and of people, said with no more figures than they have."""

from decimal import Decimal

SCALES = ((Decimal(10) ** 12, " trillion"), (Decimal(10) ** 9, " billion"), (Decimal(10) ** 6, " million"))
SIGNS = {"USD": "US$", "EUR": "€", "GBP": "£", "JPY": "¥"}


def amount(value: float, currency: str) -> str:
    """An amount in words and figures, exact to the figures it holds.

    >>> amount(61_300_000, "USD"), amount(1_784_000_000, "USD"), amount(950, "CHF"), amount(0, "USD")
    ('US$61.3 million', 'US$1.784 billion', 'CHF 950', 'US$0')
    """
    sign = SIGNS.get(currency, f"{currency} ")
    exact = Decimal(str(value))
    for scale, word in SCALES:
        if abs(exact) >= scale:
            return f"{sign}{_plain(exact / scale)}{word}"
    return f"{sign}{_plain(exact)}"


def count(number: float) -> str:
    """A whole number with its thousands parted.

    >>> count(77000)
    '77,000'
    """
    return f"{int(number):,}"


def _plain(number: Decimal) -> str:
    return f"{number.normalize():,f}"
