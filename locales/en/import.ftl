## Import and export on the command line.

cli-command-import = Imports the register and data sets into the database; all or nothing
cli-command-export = Writes the register as CSV or XLSX, ready to be imported again
cli-argument-files = Tables of the register (CSV, XLSX), folders of data sets, or a folder that holds them
cli-argument-database = Database: sqlite:FILE or postgres://…
cli-argument-dry-run = Only shows what would change, row by row
cli-argument-correction = A changed name or parent mends a mistake; the old one is not kept as former
cli-argument-all = Shows every row that changes, not only the first
cli-argument-actor = Who imports, for the audit trail
cli-argument-table = Table: regions, region-parents, aliases, bodies, body-names or body-parents
cli-argument-listen = Address opened for browsers
cli-argument-dir = Folder of the demo's database
cli-progress-import = Reading files
cli-import-table = { $table }: { $added } new rows, { $changed } changed, { $removed } gone
cli-import-description =   Its instrument or the version of the program changed, none of its rows.
cli-import-by-key =   Values are shown of the first { $most } new rows; of the { $n } after them only the keys.
cli-import-more =   … and { $n } more rows; --all shows them.
cli-import-nothing = Nothing changes: the database already holds all of it as it is.
cli-import-would = A dry run, nothing was kept: { $added } new rows, { $changed } changed, { $removed } gone.
cli-import-done = Imported: { $added } new rows, { $changed } changed, { $removed } gone.
cli-export-unknown = There is no table { $table }. Choose regions, region-parents, aliases, bodies, body-names or body-parents.
cli-demo-filled = { $files } files and data sets, { $rows } new rows, in { $database }.
cli-demo-filling = Another demo is filling { $folder }. Wait until it is ready, or use another folder with --dir.
cli-demo-sample = Published figures are real data with their sources; what is marked “sample data” is not.
cli-bad-description = { $file }: this description cannot be read. Correct it where shown:
  { $cause }
