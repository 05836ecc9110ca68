"""What schools write where a field of ours has its label: as forms of lesson plans have it, in no order.

A field is named by its Chinese label, whatever the kind: a school's own kind that has a field of that label is told
its other words too. Words that no field has are sections of the body, which keep the words of their author.
"""

from collections.abc import Mapping

_FIELDS = """
名称: 课题 课题名称 题目 教学课题 授课课题 授课题目 活动名称 活动主题 课程名称 微课名称 微课题目 主题名称
    班会主题 讲座题目 标题 研学主题 教学主题 课名 活动课题 宣讲题目
简介: 内容简介 课程简介 内容提要 活动简介 教学内容 教学内容概述 内容概述 内容摘要 概述
年级段: 年级 学段 授课年级 适用年级 教学对象 授课对象 适用对象 年段 授课班级 班级 参加年级 适用学段 参与年级
分钟: 课时 时长 授课学时 学时 授课课时 教学时间 总时长 教学时长 视频时长 微课时长 课时数 课时安排 活动时长
    时间长度
学科: 科目 授课学科 学科领域 涉及学科
主题: 思政主题 教育主题
核心素养: 素养 学科核心素养
认识层次: 认知层次
教材依据: 教材 使用教材 教材版本 教材及版本 选用教材
关键词: 关键字
许可: 版权
主讲身份: 主讲人 主讲 宣讲人 主讲教师 讲述者身份
讲稿: 讲稿正文 宣讲稿 演讲稿 讲座内容 宣讲内容 讲述内容
思考题: 思考 课后思考 互动提问 留一个问题 讨论题
物件: 展品 实物 人物或物件
四史: 所属四史
脚本: 分镜脚本 拍摄脚本 视频脚本 微课脚本 脚本内容
练习: 课后练习 练习题
站点: 路线 活动路线 研学路线 行程 行程安排 路线与任务 活动流程
课前: 行前准备 出发前 行前 行前课程 课前活动
课后: 行后 返校后 行后课程 课后活动 回来以后
安全预案: 安全措施 安全保障 应急预案 安全
天气: 天气预案 恶劣天气
交通: 交通安全
走失: 走散 防走失
受伤: 意外伤害 意外受伤 突发疾病
临水: 防溺水 水域安全 临水安全
食品: 饮食安全 食品安全
负责人: 安全负责人 安全责任人
环节: 教学过程 教学实施过程 教学流程 教学环节 活动过程 教学步骤 教学活动过程 活动环节 课堂教学过程 教学过程设计
无设备做法: 没有设备也能上
"""
_PARTS = """
名称: 环节 教学环节 教学步骤 活动环节 教学环节及时间分配 环节及时间 步骤 阶段 环节名称 教学流程 流程 教学过程
    教学阶段 环节时间 活动步骤
分钟: 时间 时间分配 用时 时长 停留 停留时间 时间安排 预计时间 时间预设
教师活动: 教师行为 教师 教师的活动 教师引导 教师活动设计 教师指导 教师教学 教的活动 教师组织 师
学生活动: 学生行为 学生 学生的活动 学生活动设计 学生学习 学的活动 生
设计意图: 意图 设计目的 设计说明 设计依据 教学意图 活动意图
地点: 站点 站名 点位 研学点 站 参观点 活动地点
任务: 学生任务 学习任务 活动任务 研学任务 活动内容 研学内容
讲解: 讲解要点 讲解内容 讲解词 讲什么
画面: 画面内容 镜头内容 镜头 画面说明 镜头画面
解说词: 旁白 配音 解说 台词 文案 解说文字
秒: 秒数 时长 时间 时长秒
说法: 学生会说
回应: 可以这样回
"""
SECTIONS = frozenset(
    """
    教学目标 学习目标 活动目标 目标 教育目标 三维目标 素养目标 核心素养目标 教学目的 研学目标 学情 学情分析
    教学内容及学情分析 教材分析 教学重点 教学难点 教学重难点 重点难点 重点和难点 重难点 重点 难点 教学准备
    课前准备 活动准备 教具准备 准备 教学资源 教学方法 教法学法 教学方法与教学资源 教学手段 思政元素 课程思政
    思政融入点 思政要点 板书 板书设计 作业 作业设计 课后作业 课外作业 作业布置 布置作业 评价 教学评价 评价设计
    学习评价 教学反思 课后反思 反思 教学后记 活动反思 设计理念 设计思路 指导思想 活动背景 背景 活动延伸 拓展延伸
    课后延伸 延伸 材料 议题 导语 课标要求 课标分析 课程标准 活动总结 总结 教学评一致性 学习任务单 大单元设计
    情境创设 教具
    """.split()  # noqa: SIM905 - as many words read better in lines than in quotes
)
"""Labels of what stands in a body, under that heading."""
KNOWN_ELSEWHERE = frozenset(
    """
    授课教师 执教者 执教 授课人 教师姓名 备课人 主备人 设计者 编写人 作者姓名 授课日期 授课时间 日期 上课时间
    授课地点 上课地点 课型 授课类型 学校 单位 审核人 审核意见 教研组长 签字 周次 序号 课次 班主任 使用教师
    二次备课 备注 个性化修改 活动时间 集合时间 集合地点 返回时间 人数 带队教师 联系电话 主持人 姓名
    """.split()  # noqa: SIM905 - likewise
)
"""Labels that forms have and no field of ours: what stands beside them is the school's, and stays in the tray."""


def _table(text: str) -> Mapping[str, tuple[str, ...]]:
    words: dict[str, tuple[str, ...]] = {}
    label = ""
    for line in text.strip().splitlines():
        named, _, rest = line.rpartition(":")
        label = named or label
        words[label] = (*words.get(label, ()), *rest.split())
    return words


FIELD_WORDS = _table(_FIELDS)
"""By the label of a field, other words for it."""
PART_WORDS = _table(_PARTS)
"""By the label of a field of a part, other heads of its column."""
