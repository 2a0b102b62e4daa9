// Makes exceljs.xlsx in the folder that is given.
import ExcelJS from "exceljs";
import { join } from "node:path";

const book = new ExcelJS.Workbook();
const sheet = book.addWorksheet("Orders");
sheet.addRow(["Order", "Placed", "Amount", "Note", "Sum"]);
sheet.addRow([
  9007199254740991,
  new Date(Date.UTC(2026, 0, 31, 8, 15)),
  1234.5,
  { richText: [{ text: "very " }, { font: { bold: true }, text: "urgent" }] },
  { formula: "C2*2", result: 2469 },
]);
sheet.addRow([2, new Date(Date.UTC(2026, 1, 1, 0, 0)), -7, "a\nb", { formula: "C3*2", result: -14 }]);
sheet.getColumn(2).numFmt = "dd.mm.yyyy hh:mm";
sheet.getColumn(3).numFmt = '"$"#,##0.00;[Red]-"$"#,##0.00';
await book.xlsx.writeFile(join(process.argv[2], "exceljs.xlsx"));
