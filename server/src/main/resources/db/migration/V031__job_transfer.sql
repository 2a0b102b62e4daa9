create table job_transfer (like job_heavy including all);
