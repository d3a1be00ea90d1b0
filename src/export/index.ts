/** Everything the export menu needs; import it lazily, it is no part of the first load. */
export { cellCustomersCsv } from './cell-customers';
export { customersCsvHead, customersCsvRows } from './customers';
export { cohortViewCsv } from './cohort-table';
export { exportFileName, selectionPart } from './file-name';
export { ledgerCsv } from './ledger';
export { resultsFile } from './results-file';
export { copyImage, download, type CopyResult } from './save';
export { issuesCsv, kpisCsv, periodsCsv, tablesZip, type TablesRequest } from './tables';
export { chartImage, cohortImage, reportImage, type PictureRequest } from './picture/report-image';
