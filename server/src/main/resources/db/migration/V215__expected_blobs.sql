-- What is written down before a blob is put is not of documents alone any more.
ALTER TABLE document_expected_blob RENAME TO expected_blob;
ALTER INDEX document_expected_blob_age RENAME TO expected_blob_age;
DELETE FROM job_light WHERE task_name = 'documents-abandoned-blobs';
