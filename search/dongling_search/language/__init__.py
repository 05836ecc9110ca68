"""Chinese as search cuts it: folded characters, grams, numbers, pinyin."""
