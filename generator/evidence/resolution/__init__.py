"""Explainer and articles → Dossier, once: what refers to what, and the words that carry it.

passages      evidence → the exact passages that it points at
occasion      when something was said, and in which office
said          what is resolved of a statement and of its evidence
joint_cues    phrases that tell of joint speech
joint_speech  whether several spoke jointly, or each of them
asks          what became of each ask
following     what follows on each ask
dossier       all that is resolved, read by all that follows
dangling      which records name something that there is not
resolve       Explainer and articles → Dossier
localized     the same in a further language
"""
