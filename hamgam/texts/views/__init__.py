"""Pages of texts. A thing comes through `visible_to`; a POST calls one act and leads on."""
