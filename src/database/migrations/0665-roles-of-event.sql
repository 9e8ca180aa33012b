-- "Work changed" said that, and not from what to what: whoever looks into an account afterwards had to guess. Of what was recorded before this nobody knows it any more.
alter table account_event add column roles_before text[], add column roles_after text[],
  add constraint account_event_roles check ((roles_before is null) = (roles_after is null) and (roles_before is null or kind = 'roles-changed'));
