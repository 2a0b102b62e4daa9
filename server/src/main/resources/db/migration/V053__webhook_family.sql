alter table webhook_endpoint rename column audience to family;
