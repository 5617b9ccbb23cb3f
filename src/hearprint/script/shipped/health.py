"""Conditions and medicines that letters about benefits name.

Our own work. The columns are told in :mod:`hearprint.script.shipped`.
"""
# ruff: noqa: RUF001 - IPA has letters of its own

TABLE = """
aphasia | əˈfeɪziə | afayzia
arrhythmia | əˈrɪðmiə | a-rhythmia
ataxia | əˈtæksiə | atacksia
bronchiectasis | ˌbrɒŋkiˈɛktəsɪs | bronky-ecta-sis
codeine | ˈkəʊdiːn | co-deen
diazepam | daɪˈæzɪpæm | die-azzi-pam
eczema | ˈɛksɪmə | eksimma
fibromyalgia | ˌfaɪbrəʊmaɪˈældʒə | fybro-myalja
mesothelioma | ˌmiːzəʊˌθiːliˈəʊmə | meezo-theely-oma
migraine | ˈmiːɡreɪn | meegrain
mirtazapine | mɜːˈtæzəpiːn | mirtazapeen
neurodivergent | ˌnjʊərəʊdaɪˈvɜːdʒənt | neuro-divergent
neurodiverse | ˌnjʊərəʊdaɪˈvɜːs | neuro-diverse
neurodiversity | ˌnjʊərəʊdaɪˈvɜːsɪti | neuro-diversity
neurotypical | ˌnjʊərəʊˈtɪpɪkəl | neuro-typical
osteoporosis | ˌɒstiəʊpəˈrəʊsɪs | osty-o-puh-ro-sis
paracetamol | ˌpærəˈsiːtəmɒl | parra-seeta-moll
physiotherapist | ˌfɪziəʊˈθɛrəpɪst | fizzy-o-therapist
psoriasis | səˈraɪəsɪs | suh-rye-a-sis
quetiapine | kwɪˈtaɪəpiːn | kwit-iapeen
Raynaud's | ˈreɪnəʊz | Raynoze
Sjögren's | ˈʃɜːɡrənz | Shurgrens
spina bifida | ˌspaɪnə ˈbɪfɪdə | spiner biffida
syringomyelia | sɪˌrɪŋɡəʊmaɪˈiːliə | si-ring-go-my-eelia
"""
