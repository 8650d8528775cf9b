"""The link register: which rows need a link or a reason, what is suggested for them, and how decisions are taken."""
