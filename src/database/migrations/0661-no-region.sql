-- Where a mediator works is `mediator_period`, from a day on. The name of a region from before postcodes was a second truth that nothing compared, and
-- nobody could change it any more.
alter table staff drop column region;
comment on table staff is 'Accounts of staff. The TOTP secret is sealed.';
