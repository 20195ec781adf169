"""Trade: its amounts, its goods, arms and routes, and companies abroad.

No rules, but what several of them ask: columns, firms, goods, periods, trade, wares, worth.
"""
