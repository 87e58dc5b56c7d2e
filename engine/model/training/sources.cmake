# SPDX-License-Identifier: GPL-3.0-or-later
set(UNDERTONE_TRAINING_SOURCES adam_w.cpp classifier_baseline.cpp classifier_config.cpp classifier_predictor.cpp classifier_training.cpp
  dialogue_dataset.cpp dialogue_predictor.cpp dialogue_tokenizer.cpp early_stop.cpp factored_rows.cpp
  linear_cross_entropy.cpp llm_loss.cpp llm_trainer.cpp llm_trainer_step.cpp llm_training.cpp llm_training_run.cpp memory_walk.cpp mixed_precision.cpp training_config.cpp token_fingerprint.cpp validation_split.cpp mel_augmentation.cpp
  tokenizer_batch.cpp tokenizer_corpus.cpp tokenizer_evaluation.cpp tokenizer_heads.cpp tokenizer_optimizer.cpp
  tokenizer_training.cpp tokenizer_training_config.cpp training_loop.cpp weight_average.cpp)
