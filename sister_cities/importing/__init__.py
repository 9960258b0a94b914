"""A spreadsheet of agreements, read without the database: cells, columns, values.

django-import-export carries the members, not this: its two steps (try, then write the same file again) have no room
for a row that waits until somebody has picked the right one of two cities, perhaps next week; and its readers refuse a
file for one broken row. Its XLSX reader, openpyxl, is used here as well; what is checked and written are our own rows
(models/importing.py), and the verbs stand in services/importing/.
"""
