"""Elections (انتخابات): who stands, who votes, what the box holds, how it is counted, and who is elected until when."""
