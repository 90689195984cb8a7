"""Single projects: where one is named (`namings`, `lists`, `cards`, `tables`), what the name is (`names`), what is said of it (`parts`, `slots`)."""
