/** What file pickers offer: tables as text, workbooks, and both packed. */
export const ACCEPTED_FILES =
  '.csv,.tsv,.tab,.txt,.xlsx,.zip,.gz,text/csv,text/tab-separated-values,text/plain,text/comma-separated-values';
