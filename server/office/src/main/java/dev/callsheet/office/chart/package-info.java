/** Native charts of office files: what they draw, how they look, and the workbook behind them. */
@NullMarked
package dev.callsheet.office.chart;

import org.jspecify.annotations.NullMarked;
