"""Near-duplicates: the index finds exactly the pairs that comparing all with all finds."""

import random

from guide import likeness


def test_the_index_finds_every_pair():
    chance = random.Random(3)
    vocabulary = [f"word{i}" for i in range(40)]
    texts = [" ".join(chance.choices(vocabulary, k=chance.randint(1, 20))) for _ in range(80)]
    for text in texts[:70]:
        words = text.split()
        words[chance.randrange(len(words))] = chance.choice(vocabulary)
        texts.append(" ".join([*words, *chance.choices(vocabulary, k=chance.randint(0, 2))]))
    sets = [likeness.shingles(text) for text in texts]
    wanted = [
        (i, j, len(sets[i] & sets[j]) / len(sets[i] | sets[j]))
        for i in range(len(texts))
        for j in range(i + 1, len(texts))
    ]
    wanted = [pair for pair in wanted if pair[2] >= likeness.RELATED]
    assert len(wanted) > 20
    assert likeness.pairs(texts) == wanted


def test_short_and_empty_prompts():
    assert likeness.shingles("Why?") == {("why",)}
    assert likeness.pairs(["", "", "Why?", "why"]) == [(2, 3, 1.0)]
