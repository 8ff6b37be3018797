"""Lists in parts, so that no page grows without end.

weights    about how many bytes things take on a page
splitting  lists in parts
ways       how the addresses on a page that was cut still lead to what they named
homes      the pages of plain lists, and so where each thing on them has its home
periods    the timeline in parts
cutting    trees and reactions in pieces that fit on a page
"""
