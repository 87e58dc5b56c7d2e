# SPDX-License-Identifier: GPL-3.0-or-later
set(UNDERTONE_SPEECH_SOURCES
  attention_kernel.cpp
  encoder_kernels.cpp
  finite_scalar_quantizer.cpp
  inference_encoder.cpp
  mel_spectrogram.cpp
  onnx_tokenizer.cpp
  prepared_linear.cpp
  recording_normaliser.cpp
  speech_encoder.cpp
  speech_tokenizer.cpp
  speech_tokenizer_config.cpp
  voice_activity.cpp
  voice_activity_segments.cpp)
# Their loops are made for vector units, and they see no torch.
set_source_files_properties(speech/attention_kernel.cpp speech/encoder_kernels.cpp PROPERTIES COMPILE_OPTIONS -O3 SKIP_PRECOMPILE_HEADERS ON)
