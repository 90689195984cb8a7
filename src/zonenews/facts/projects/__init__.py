"""Single projects: where one is named (`namings`, `verbs`, `topics`, `lists`, `lines`, `cards`, `tables`), what the name is (`names`), what is said of it (`parts`, `slots`)."""
