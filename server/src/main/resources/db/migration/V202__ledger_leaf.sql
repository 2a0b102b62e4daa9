-- Whoever has a leaf's hash can ask for its proof.
create index tlog_entry_leaf on tlog_entry (leaf_hash);
