"""Telegram: commands, taps, files, words, and how the coach answers them."""
