// Loaded into a program: the first look at the clock fails, as nothing of ours foresees.
global.Date = undefined;
