-- What somebody of the staff has read of what is new in the product (src/words/news.ts).
create table news_read (
  staff_id uuid primary key references staff on delete cascade,
  upto int not null check (upto > 0),
  at timestamptz not null
);
comment on table news_read is 'Highest number of the news that a colleague opened. Says nothing of cases.';
