"""Sign-off (امضا): each organisation signs one exact version or declines, by its key or attested by two of its people."""
