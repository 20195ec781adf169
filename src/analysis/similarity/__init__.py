"""How alike two states act where all can be compared: agreement in votes, beside their other partners."""

from analysis.similarity.votes import LEAST, agreement, issues

__all__ = ["LEAST", "agreement", "issues"]
