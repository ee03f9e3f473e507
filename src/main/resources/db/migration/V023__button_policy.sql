-- Whose rules the buttons of an account's templates keep to: ours, which every phone and desktop shows, or all that Meta allows today.
alter table account add column button_policy text not null default 'CLASSIC' check (button_policy in ('CLASSIC', 'META'));
