/** Where nodes hear that documents have changed: `write_documents` is told it. */
export const changesChannel = "'fourbox_documents_' || md5(current_schema())"
