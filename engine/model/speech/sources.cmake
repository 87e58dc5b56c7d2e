# SPDX-License-Identifier: GPL-3.0-or-later
list(APPEND UNDERTONE_MODEL_SOURCES
  speech/activity_stream.cpp speech/finite_scalar_quantizer.cpp speech/fsmn_memory.cpp speech/heard_recording.cpp speech/inference_encoder.cpp speech/joined_speech.cpp speech/mel_spectrogram.cpp speech/onnx_tokenizer.cpp speech/packed_sequences.cpp
  speech/recording_normaliser.cpp speech/speaker_encoder.cpp speech/speech_encoder.cpp speech/speech_presence.cpp speech/speech_tokenizer.cpp speech/spoken_sentences.cpp speech/voice_activity.cpp
  speech/voice_activity_segments.cpp speech/voice_normaliser.cpp speech/whisper_encoder.cpp)
