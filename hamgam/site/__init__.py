"""The public site (سایت عمومی) and the frame of every page: doors, headers, refusals."""
