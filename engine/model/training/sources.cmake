# SPDX-License-Identifier: GPL-3.0-or-later
list(APPEND UNDERTONE_MODEL_SOURCES
  training/shared/adam_w.cpp training/shared/early_stop.cpp training/shared/mixed_precision.cpp training/shared/process_sums.cpp training/shared/run_identity.cpp
  training/shared/token_fingerprint.cpp
  training/shared/training_loop.cpp training/shared/validation_split.cpp training/shared/weight_average.cpp)
list(APPEND UNDERTONE_MODEL_SOURCES
  training/llm/dialogue_dataset.cpp training/llm/factored_rows.cpp training/llm/linear_cross_entropy.cpp training/llm/llm_loss.cpp
  training/llm/llm_trainer.cpp training/llm/llm_trainer_step.cpp
  training/llm/llm_training_run.cpp training/llm/memory_walk.cpp)
list(APPEND UNDERTONE_MODEL_SOURCES
  training/tokenizer/mel_augmentation.cpp training/tokenizer/tokenizer_batch.cpp training/tokenizer/tokenizer_corpus.cpp
  training/tokenizer/tokenizer_evaluation.cpp training/tokenizer/tokenizer_heads.cpp training/tokenizer/tokenizer_losses.cpp
  training/tokenizer/tokenizer_trainer.cpp training/tokenizer/tokenizer_training.cpp training/tokenizer/voice_statistics.cpp)
list(APPEND UNDERTONE_MODEL_SOURCES
  training/classifier/classifier_baseline.cpp training/classifier/classifier_trainer.cpp training/classifier/classifier_training.cpp)
