-- Files are deleted by a job that all families share.
update job_light set task_name = 'storage.delete-blobs' where task_name = 'studio.delete-files';
