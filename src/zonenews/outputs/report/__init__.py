"""The HTML report: what is shown (`view`), the charts (`charts`), and the page made of both (`page`, `report.html`, `report.css`, `report.js`)."""
