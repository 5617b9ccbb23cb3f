"""Whether letters can be said together as a word of English."""

from __future__ import annotations

import re
from functools import lru_cache

_VOWELS = "AEIOU"
#: Consonants that begin, and end, English words.
_ONSETS = frozenset(
    """
    b bl br c ch chl chr cl cr d dr dw f fl fr g gh gl gn gr h j k kh kl kn kr l ll m mc n p ph pl
    pr ps q qu r rh s sc sch scr sh shr sk sl sm sn sp spl spr sq squ st str sv sw t th thr tr ts
    tw v vl w wh wr x y z zh kw skw shm schl phl phr thw zw sph spl svr schm schn dj dh bh mn pn
    ts gh pt
    """.split()
)
_CODAS = frozenset(
    """
    b bs c ch ck cks ct cts d ds dth f ff fs ft fts g gs gh ghs ght ghts gn h k ks l lb ld lds lf
    lk ll lls lm lms lp ls lt lts lth m mb mbs mn mp mps mpt ms n nc nch nct nd nds ng ngs ngth
    ngths nk nks nn ns nt nth nths nts nx p ph phs ps pt pts q r rb rc rch rd rds rf rg rk rks rl
    rld rlds rm rms rn rns rp rr rs rst rt rth rts rtz rv s sc sh sk sks sm sms sp ss st sts t tch
    th ths ts tt tz v w wk wks wl wls wn wns ws x xt xts y z zz lves cs dd dds kw lks lch lps lz
    mph mphs nst nx ngst nch rpt rnt rps rsh rst rth rph rphs rms rld pth phs sm sms thm thms wd
    wds wk wth cht chts dt lm rx lst rsk rsks rk rns ddl bt bts dge lfth fth xth ghth
    """.split()
)
_RUN = re.compile(r"[AEIOU]+|[^AEIOU]+")
_LONG_CLUSTER = 4


@lru_cache(maxsize=4096)
def sounds_like_a_word(capitals: str) -> bool:
    """Whether letters can be said together: a vowel, and consonants as English groups them."""
    letters = re.sub(r"(?<=.)Y", "I", capitals).replace("QU", "KW")
    runs = _RUN.findall(letters)
    if not any(run[0] in _VOWELS for run in runs):
        return False
    for at, run in enumerate(runs):
        low = run.lower()
        if run[0] in _VOWELS:
            if len(run) > 4 or "aa" in low or "iii" in low or "uu" in low:
                return False
        elif at == 0:
            if low not in _ONSETS:
                return False
        elif at == len(runs) - 1:
            if low not in _CODAS:
                return False
        elif not _inside(low):
            return False
    return True


def _inside(low: str) -> bool:
    """Whether consonants within a word part into an end and a beginning."""
    if len(low) > _LONG_CLUSTER + 1:
        return False
    return any(
        (not low[:cut] or low[:cut] in _CODAS) and (not low[cut:] or low[cut:] in _ONSETS)
        for cut in range(len(low) + 1)
    )
