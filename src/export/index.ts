/** Everything the export menu needs; import it lazily, it is no part of the first load. */
export { exportFileName } from './file-name';
export { ledgerCsv } from './ledger';
export { resultsFile } from './results-file';
export { copyImage, download, type CopyResult } from './save';
export {
  cohortCsv,
  issuesCsv,
  kpisCsv,
  periodsCsv,
  tablesZip,
  type CohortView,
  type TablesRequest
} from './tables';
export { chartImage, cohortImage, reportImage, type PictureRequest } from './picture/report-image';
