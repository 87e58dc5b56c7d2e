# SPDX-License-Identifier: GPL-3.0-or-later
set(UNDERTONE_SPEECH_SOURCES)
