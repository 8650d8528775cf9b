"""What a click on a button in Excel needs: the buttons themselves, manners, and what is said."""
