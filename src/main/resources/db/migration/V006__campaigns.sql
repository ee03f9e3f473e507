-- A campaign is one template sent to the contacts of its lists; its options are here, its life is drawn in campaign-run.bpmn.
create table campaign (
    id                          uuid primary key,
    name                        text        not null,
    account_key                 text        not null,
    template_id                 uuid        not null,
    flow                        text        not null,
    flow_version                int,
    status                      text        not null check (status in ('SCHEDULED', 'RUNNING', 'STOPPED', 'PAUSED', 'COMPLETED')),
    status_reason               text,
    sending_interval            jsonb,
    messages_per_second         int check (messages_per_second > 0),
    response_timeout_days       int         not null check (response_timeout_days >= 1),
    history_duplicate_days      int check (history_duplicate_days between 1 and 7),
    include_active_interactions boolean     not null,
    close_on_quick_reply        boolean     not null,
    on_unconfirmed              text        not null check (on_unconfirmed in ('HOLD', 'RESEND')),
    start_at                    timestamptz,
    end_at                      timestamptz,
    created_at                  timestamptz not null,
    completed_at                timestamptz
);
create index campaign_by_account on campaign (account_key, status);

create table campaign_list (
    campaign_id uuid not null references campaign (id) on delete cascade,
    list_id     uuid not null,
    primary key (campaign_id, list_id)
);

-- One contact in one campaign. A FRESH one is this plain row and nothing else: the engine hears of it when it is claimed.
create table hopper_entry (
    id                  uuid primary key,
    campaign_id         uuid        not null references campaign (id) on delete cascade,
    account_key         text        not null,
    contact_id          uuid        not null,
    phone               text,
    status              text        not null check (status in ('FRESH', 'RETRY', 'PENDING', 'CLOSED')),
    reason              text,
    attempts            int         not null default 0,
    next_retry_at       timestamptz,
    -- PENDING until somebody corrects something; the campaign's retry looks again.
    held                boolean     not null default false,
    retry_requested     boolean     not null default false,
    process_instance_id text,
    deadline_at         timestamptz,
    answered_at         timestamptz,
    claimed_at          timestamptz,
    closed_at           timestamptz,
    unique (campaign_id, contact_id)
);
create index hopper_entry_by_status on hopper_entry (campaign_id, status, id);
create index hopper_entry_retry_requested on hopper_entry (campaign_id, id) where retry_requested;
create index hopper_entry_by_contact on hopper_entry (contact_id);
create index hopper_entry_by_phone on hopper_entry (account_key, phone);
