# Usage: Rscript read_tables.R RELEASE. Prints a line of JSON for each file: {"file", "call", "columns"} or {"file", "call", "error"}.
suppressPackageStartupMessages({ library(readr); library(jsonlite); library(readxl) })
release <- commandArgs(trailingOnly = TRUE)[[1]]

plain <- function(column) {
  if (inherits(column, "POSIXct")) return(format(column, "%Y-%m-%d", tz = "UTC"))
  if (inherits(column, "Date")) return(format(column))
  column
}

tell <- function(file, call, table) {
  said <- tryCatch(
    list(file = file, call = call, columns = lapply(as.list(table()), plain)),
    error = function(error) list(file = file, call = call, error = conditionMessage(error))
  )
  cat(toJSON(said, na = "null", null = "null", digits = NA, auto_unbox = FALSE), "\n", sep = "")
}

for (path in list.files(release, "\\.csv$", recursive = TRUE)) {
  if (startsWith(path, "battles/")) next
  file <- file.path(release, path)
  tell(path, "readr::read_csv(file, na = \"\")", function() read_csv(file, na = "", guess_max = Inf, show_col_types = FALSE))
}
for (path in list.files(release, "\\.json$")) {
  file <- file.path(release, path)
  rows <- fromJSON(file)
  if (is.data.frame(rows)) tell(path, "jsonlite::fromJSON(file)", function() rows)
}
workbook <- file.path(release, "open-battles.xlsx")
for (sheet in excel_sheets(workbook)) {
  if (sheet == "about") next
  tell(paste0("open-battles.xlsx#", sheet), "readxl::read_excel(file, sheet)", function() read_excel(workbook, sheet, na = "", guess_max = 1048576))
}
