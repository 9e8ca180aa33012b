-- Whether mail came back from the address where a colleague is looked for: a function of another name tells it (`bis_missed_homes`).
drop function if exists bis_missed_home(uuid);
