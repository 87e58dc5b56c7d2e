# SPDX-License-Identifier: GPL-3.0-or-later
set(UNDERTONE_SPEECH_SOURCES
  finite_scalar_quantizer.cpp
  mel_spectrogram.cpp
  onnx_tokenizer.cpp
  recording_normaliser.cpp
  speech_encoder.cpp
  speech_tokenizer.cpp
  speech_tokenizer_config.cpp
  voice_activity.cpp
  voice_activity_segments.cpp)
