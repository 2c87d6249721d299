-- A ledger filtered by what caused its entries costs the same however long it is.
create index ledger_entry_source on ledger_entry (member_id, source, seq);
