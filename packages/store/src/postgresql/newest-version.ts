/** The version of the newest change of a document; 0 where there never was one. */
export const newestVersion = '(SELECT greatest((SELECT max(version) FROM documents), (SELECT max(version) FROM deleted_documents), 0))'
