"""Makes openpyxl.xlsx and openpyxl-1904.xlsx in the folder that is given."""

import datetime
import pathlib
import sys

import openpyxl
from openpyxl.utils.datetime import CALENDAR_MAC_1904

folder = pathlib.Path(sys.argv[1])

book = openpyxl.Workbook()
sales = book.active
sales.title = "Sales & more"
sales.append(["Region", "Day", "Units", "Price", "Share", "Code", "Seen", "Open", "Total"])
rows = [
    ("North", datetime.date(2026, 1, 31), 1200, 19.5, 0.125, "00123", datetime.time(9, 30), True),
    (None, datetime.date(2026, 2, 28), 1350, 20.25, 0.5, "00124", datetime.time(17, 5), False),
    ("South", datetime.date(2026, 3, 31), 0.1 + 0.2, 21, 1, "00125", datetime.time(0, 0), True),
]
for row in rows:
    sales.append(list(row))
for line in range(2, 5):
    sales[f"D{line}"].number_format = "#,##0.00 [$€-407]"
    sales[f"E{line}"].number_format = "0.0%"
    sales[f"I{line}"] = f"=C{line}*D{line}"
sales.merge_cells("A2:A3")
numbers = book.create_sheet("Numbers")
numbers.append(["Postcode", "Moment", "Text", "Error"])
numbers.append([1067, datetime.datetime(2026, 1, 31, 12, 30), "=1+1", "#N/A"])
numbers["A2"].number_format = "00000"
numbers["C2"].data_type = "s"
secret = book.create_sheet("Secret")
secret["A1"] = "hidden"
secret.sheet_state = "hidden"
book.create_sheet("Empty")
book.save(folder / "openpyxl.xlsx")

mac = openpyxl.Workbook()
mac.epoch = CALENDAR_MAC_1904
mac.active.append(["Day", "Value"])
mac.active.append([datetime.date(2026, 1, 31), 1])
mac.save(folder / "openpyxl-1904.xlsx")
