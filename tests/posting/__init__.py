"""Sites, books and what they are given: nothing is lost on the way, nothing private goes along."""
